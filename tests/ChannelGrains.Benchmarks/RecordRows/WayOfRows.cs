using Npgsql;

namespace ChannelGrains.Benchmarks.RecordRows;

/// <summary>A way to keep records in PostgreSQL that refuses a second one for the same journal and version.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Schema">Its tables, empty.</param>
/// <param name="Statements">What one commit does, in one transaction, each with what it takes. The first one touches a row for each journal: fewer are a conflict.</param>
internal sealed record WayOfRows(string Name, string Schema, params (string Sql, Func<SampledCommit, NpgsqlParameter[]> Takes)[] Statements)
{
    private const string AsItIs = "set storage external", ByLz4 = "set storage main, alter column payload set compression lz4";

    public static readonly IReadOnlyList<WayOfRows> All =
        [ForEachRecord("", AsItIs), ForEachRecord(", lz4", ByLz4), ForEachJournal("", AsItIs), ForEachJournal(", lz4", ByLz4), ForEachCommit("", AsItIs), ForEachCommit(", lz4", ByLz4)];

    private static WayOfRows ForEachRecord(string suffix, string storage) => new($"a unique row for each record{suffix}", Records(storage),
        ("""
         insert into record select * from unnest($1, $2, $3) as one (journal, version, payload)
         where one.version = 1 or exists (select from record as before where before.journal = one.journal and before.version = one.version - 1)
         on conflict do nothing
         """, commit => commit.FirstRecords()),
        ("insert into record select * from unnest($1, $2, $3)", commit => commit.NextRecords()));

    private static WayOfRows ForEachJournal(string suffix, string storage) => new($"a unique row for what a journal has in a commit{suffix}", Records(storage),
        ("""
         insert into record select journal, version, payload from unnest($1, $2, $3, $4) as one (journal, version, before, payload)
         where one.version = 1 or exists (select from record as before where before.journal = one.journal and before.version = one.before)
         on conflict do nothing
         """, commit => commit.Joined()));

    private static WayOfRows ForEachCommit(string suffix, string storage) => new($"a head compared and set, the payloads of a commit together, where they are by journal{suffix}",
        $"""
        create table head (journal bigint primary key, version bigint not null) with (fillfactor = 50);
        insert into head select number, 0 from generate_series(0, 9999) as number;
        create table payloads (number bigint generated always as identity primary key, payload bytea not null);
        alter table payloads alter column payload {storage};
        create table place (journal bigint not null, version bigint not null, number bigint not null, primary key (journal, version))
        """,
        ("update head set version = one.last from unnest($1, $2, $3) as one (journal, expected, last) where head.journal = one.journal and head.version = one.expected", commit => commit.Heads()),
        ("with added as (insert into payloads (payload) values ($1) returning number) insert into place select journal, version, number from added, unnest($2, $3) as one (journal, version)",
            commit => commit.Places()));

    private static string Records(string storage) =>
        $"create table record (journal bigint not null, version bigint not null, payload bytea not null, primary key (journal, version)); alter table record alter column payload {storage}";
}
