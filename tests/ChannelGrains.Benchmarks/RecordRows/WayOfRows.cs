using Npgsql;

namespace ChannelGrains.Benchmarks.RecordRows;

/// <summary>A way to keep records in PostgreSQL that refuses a second one for the same journal and version.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Schema">Its tables, empty.</param>
/// <param name="Statements">What one commit does, in one transaction, each with what it takes. The first one touches a row for each journal: fewer are a conflict.</param>
internal sealed record WayOfRows(string Name, string Schema, params (string Sql, Func<SampledCommit, NpgsqlParameter[]> Takes)[] Statements)
{
    private const string Records =
        """
        create table record (journal bigint not null, version bigint not null, payload bytea not null, primary key (journal, version));
        alter table record alter column payload set storage external
        """;

    private const string AddFirst =
        """
        insert into record select * from unnest($1, $2, $3) as one (journal, version, payload)
        where one.version = 1 or exists (select from record as before where before.journal = one.journal and before.version = one.version - 1)
        """;

    private const string AddNext = "insert into record select * from unnest($1, $2, $3)";

    public static readonly IReadOnlyList<WayOfRows> All =
    [
        new("a unique row for each record, a conflict passed over", Records, (AddFirst + " on conflict do nothing", commit => commit.FirstRecords()), (AddNext, commit => commit.NextRecords())),
        new("a unique row for each record, a conflict an error", Records, (AddFirst, commit => commit.FirstRecords()), (AddNext, commit => commit.NextRecords())),
        new("a unique row for what a journal has in a commit, a conflict an error", Records,
            ("""
             insert into record select journal, version, payload from unnest($1, $2, $3, $4) as one (journal, version, before, payload)
             where one.version = 1 or exists (select from record as before where before.journal = one.journal and before.version = one.before)
             """, commit => commit.Joined())),
        new("a head compared and set, the payloads of a commit together, where they are by journal",
            """
            create table head (journal bigint primary key, version bigint not null) with (fillfactor = 50);
            insert into head select number, 0 from generate_series(0, 9999) as number;
            create table payloads (number bigint generated always as identity primary key, payload bytea not null);
            alter table payloads alter column payload set storage external;
            create table place (journal bigint not null, version bigint not null, number bigint not null, primary key (journal, version))
            """,
            ("update head set version = one.last from unnest($1, $2, $3) as one (journal, expected, last) where head.journal = one.journal and head.version = one.expected", commit => commit.Heads()),
            ("with added as (insert into payloads (payload) values ($1) returning number) insert into place select journal, version, number from added, unnest($2, $3) as one (journal, version)",
                commit => commit.Places())),
    ];
}
