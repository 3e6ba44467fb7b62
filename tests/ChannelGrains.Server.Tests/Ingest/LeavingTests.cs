using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Core.Internal;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>A partner that is to leave memory while its store is slow.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task Partner_WhoseBatchTakesLongerThanItIsWaitedFor_LeavesAndTheBatchWritesNothing()
    {
        var time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
        await using var server = await TestServer.StartAsync(time: time, configure: services =>
            services.Replace(ServiceDescriptor.Singleton<IJournalStore>(HookedStore.Of)));
        var (client, store) = (new TestClient(server.Channel), (HookedStore)server.Services.GetRequiredService<IJournalStore>());
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await using var session = await client.OpenAsync(source);
        // The first batch is a message; those after it run on the activation, which Orleans does not know.
        foreach (var id in new[] { "s1", "s2" })
            Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale(id))), accepted: 1);
        var (reached, held) = (NewSource(), NewSource());
        store.BeforeReadIndex = () =>
        {
            store.BeforeReadIndex = null;
            reached.SetResult();
            return held.Task;
        };
        var late = Make.Keyed(partner, Make.Sale("s3"));
        await session.SendAsync(late);
        await reached.Task;

        await server.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerGrain>(partner).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        Assert.Equal(20, await Eventually.DoneAsync(time, TimeSpan.FromSeconds(0.5), NetAsync(client, partner)));
        held.SetResult();

        Refused.With(StatusCode.Unavailable, "JOURNAL_LOST", await session.ResultAsync(late));
        Assert.Equal(20, await client.NetAsync(partner));
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s3"))), accepted: 1);
        Assert.Equal(30, await client.NetAsync(partner));
    }

    private static async Task<decimal> NetAsync(TestClient client, string partner)
    {
        while (true)
            try
            {
                return await client.NetAsync(partner);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                // It has not left yet.
            }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
