/** The OAuth scopes a query needs, `storage:buckets:read` always among them, sorted. */
export declare function queryScopes(query: string): readonly string[];
