using System.Collections.Concurrent;
using ChannelGrains.Domain.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>What looks at a start for work that was under way asks again where the index fails: it does not end the server.</summary>
public sealed class ResumptionTests
{
    [Fact]
    public async Task Start_WhereTheIndexFailsAtFirst_AsksAgainAndServes()
    {
        byte[] looked = [IndexSpaces.OpenPaymentRuns, IndexSpaces.BankFiles, IndexSpaces.CloseJobs, IndexSpaces.Allocations];
        var scans = new ConcurrentDictionary<byte, int>();

        await using var server = await HookedServer.StartAsync(hooks: store => store.BeforeScanIndex = prefix =>
            looked.Contains(prefix.Span[0]) && scans.AddOrUpdate(prefix.Span[0], 1, (_, count) => count + 1) == 1
                ? Task.FromException(new IOException("The disk does not answer."))
                : Task.CompletedTask);

        await Eventually.TrueAsync(() => looked.All(space => scans.GetValueOrDefault(space) >= 2));
        Assert.Equal(
            ["AllocationResumption", "CloseJobResumption", "PaymentResumption", "PaymentResumption"],
            server.Log.Lines.Where(line => line.Contains("what was under way at the start", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Order());
        Assert.False(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.StartsWith("p", await server.Client.CreatePartnerAsync(), StringComparison.Ordinal);
    }
}
