namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>What Orleans' ADO.NET grain storage expects to find: its queries by name, and a table for them. A unique key on the grain makes a write one statement.</summary>
internal static class OrleansSchema
{
    public const string Create =
        """
        CREATE TABLE IF NOT EXISTS grain_state (
            type_hash integer NOT NULL, id_hash integer NOT NULL, id_n0 bigint NOT NULL, id_n1 bigint NOT NULL, id_text text COLLATE "C" NOT NULL,
            type_text text COLLATE "C" NOT NULL, service text COLLATE "C" NOT NULL, payload bytea, version integer NOT NULL,
            PRIMARY KEY (type_hash, id_hash, id_n0, id_n1, id_text, type_text, service)) WITH (fillfactor = 50);
        CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);
        INSERT INTO OrleansQuery VALUES
        ('ReadFromStorageKey',
         'SELECT payload AS PayloadBinary, now() AT TIME ZONE ''utc'', version AS Version FROM grain_state
          WHERE type_hash = @GrainTypeHash AND id_hash = @GrainIdHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
            AND id_text = coalesce(@GrainIdExtensionString, '''') AND type_text = @GrainTypeString AND service = @ServiceId'),
        ('WriteToStorageKey',
         'INSERT INTO grain_state AS s VALUES (@GrainTypeHash, @GrainIdHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @GrainTypeString, @ServiceId, @PayloadBinary, 1)
          ON CONFLICT (type_hash, id_hash, id_n0, id_n1, id_text, type_text, service)
          DO UPDATE SET payload = excluded.payload, version = s.version + 1 WHERE s.version = @GrainStateVersion
          RETURNING version AS NewGrainStateVersion'),
        ('ClearStorageKey',
         'UPDATE grain_state SET payload = NULL, version = version + 1
          WHERE type_hash = @GrainTypeHash AND id_hash = @GrainIdHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
            AND id_text = coalesce(@GrainIdExtensionString, '''') AND type_text = @GrainTypeString AND service = @ServiceId AND version = @GrainStateVersion
          RETURNING version AS NewGrainStateVersion'),
        ('DeleteStorageKey',
         'DELETE FROM grain_state
          WHERE type_hash = @GrainTypeHash AND id_hash = @GrainIdHash AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
            AND id_text = coalesce(@GrainIdExtensionString, '''') AND type_text = @GrainTypeString AND service = @ServiceId AND version = @GrainStateVersion
          RETURNING version + 1 AS NewGrainStateVersion')
        ON CONFLICT DO NOTHING;
        """;
}
