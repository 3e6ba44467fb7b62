namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>Connections that break in the middle of commits: whether one was done is found out, and nothing is committed twice.</summary>
public sealed class LostReplyTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Append_ConnectionsBreakAnywhere_EachIsCommittedOnce(int seed)
    {
        const int Journals = 6, Rounds = 250;
        var random = new Random(seed);
        var server = await SharedPostgres.GetAsync();
        var isBreaking = false;
        await using var proxy = new CuttingProxy(server.Port, () =>
        {
            lock (random)
                return Volatile.Read(ref isBreaking) ? random.Next(500, 12_000) : null;
        });
        await using var harness = new PostgresHarness { Port = proxy.Port, SilenceTimeout = TimeSpan.FromMinutes(1) };
        var store = await harness.OpenAsync();
        Volatile.Write(ref isBreaking, true);
        proxy.CutAll();
        var journals = new List<JournalRef>();
        for (var number = 0; number < Journals; number++)
            journals.Add(await TriedAsync(() => store.OpenAsync($"partner/{number}").AsTask()));
        var versions = new long[Journals];
        for (var round = 0; round < Rounds; round++)
        {
            var tickets = new List<CommitTicket>();
            for (var number = 0; number < Journals; number++)
                for (var more = random.Next(3); more > 0; more--)
                {
                    var result = store.Append(journals[number], versions[number], $"{number}:{++versions[number]}".Utf8(), new IndexWrites().With($"{number}", $"{versions[number]}"));
                    Assert.Equal(AppendStatus.Queued, result.Status);
                    tickets.Add(result.Ticket);
                }
            foreach (var ticket in tickets)
                Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(ticket, Never).AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        }
        Volatile.Write(ref isBreaking, false);
        await using var direct = new PostgresHarness { Database = harness.Database };
        var reader = await direct.OpenAsync();
        for (var number = 0; number < Journals; number++)
        {
            Assert.Equal(Enumerable.Range(1, (int)versions[number]).Select(version => $"{number}:{version}"), await reader.ReadAllAsync($"partner/{number}"));
            Assert.Equal($"{versions[number]}", await reader.LookUpAsync($"{number}"));
        }
        Assert.True((await reader.VerifyAsync(Never)).IsSound);
        Assert.Null(harness.Fatal);
        Assert.True(proxy.Cuts > 10, $"{proxy.Cuts} connections were cut");
        direct.Database = null;
    }

    private static async Task<T> TriedAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return await call();
            }
            catch (Exception exception) when (exception is Npgsql.NpgsqlException or IOException && attempt < 50)
            {
            }
    }
}
