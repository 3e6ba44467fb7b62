using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>Two servers on one database that know nothing of each other: each has its own activation of every grain, as a cluster may have for a while. One clock drives both.</summary>
public sealed class TwoServers(SharedPostgres postgres) : IAsyncLifetime
{
    public FakeTimeProvider Time { get; } = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));

    public TestServer First { get; private set; } = null!;

    public TestServer Second { get; private set; } = null!;

    public TestClient One { get; private set; } = null!;

    public TestClient Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = await postgres.NewStoreAsync();
        First = await TestServer.StartAsync(settings, time: Time);
        Second = await TestServer.StartAsync(settings, time: Time);
        (One, Two) = (new TestClient(First.Channel), new TestClient(Second.Channel));
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }

    /// <summary>A source and a partner with one sale of 10, which both have in memory.</summary>
    public async Task<(string Source, string Partner)> PartnerInBothAsync()
    {
        var (source, partner) = (await One.CreateSourceAsync(SourceMode.Keyed), await One.CreatePartnerAsync());
        Applied.As(await One.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        Assert.Equal(10, await Two.NetAsync(partner));
        return (source, partner);
    }

    /// <summary>The records of a partner, as the database has them.</summary>
    public async Task<long> RecordsAsync(string partner)
    {
        var store = First.Services.GetRequiredService<IJournals>();
        return Assert.Single(await store.ListVersionsAsync(JournalNames.Partner + partner, "", 1, TestContext.Current.CancellationToken)).Version;
    }

    /// <summary>Lets the clock run, no further than a bound, until a condition holds; not much faster than people's, as what is done meanwhile takes time of theirs.</summary>
    public Task HoldsWithinAsync(TimeSpan bound, Func<Task<bool>> condition)
    {
        var end = Time.GetUtcNow() + bound;
        return Eventually.TrueAsync(() =>
        {
            if (Time.GetUtcNow() < end)
                Time.Advance(TimeSpan.FromSeconds(0.05));
            return condition();
        });
    }
}
