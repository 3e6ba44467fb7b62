using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Kpi.V1;
using Grpc.Core;
using Refused = ChannelGrains.Campaigns.Commands.Refused;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Someone who looks at a partner's figures all the time, by any gateway. What was seen never goes back.</summary>
internal sealed class PartnerReader(string partnerId, Findings findings)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100), Deadline = TimeSpan.FromSeconds(20);

    private long _version;

    /// <summary>Looks until it is told to stop.</summary>
    /// <param name="gateways">Where.</param>
    /// <param name="interruptions">Told of each answer.</param>
    /// <param name="failures">Counts calls that failed, by how.</param>
    /// <param name="cancellationToken">Ends it after the call that is under way.</param>
    public async Task RunAsync(IReadOnlyList<Uri> gateways, Interruptions interruptions, ConcurrentDictionary<string, int> failures, CancellationToken cancellationToken)
    {
        using var channel = ClientChannel.Create(gateways, new ClientOptions());
        var kpis = new KpiService.KpiServiceClient(channel);
        using var timer = new PeriodicTimer(Interval);
        while (!cancellationToken.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            try
            {
                var until = TimeProvider.System.GetUtcNow().Add(Deadline).UtcDateTime;
                var answer = await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = "2025-01" }, deadline: until, cancellationToken: CancellationToken.None);
                if (answer.JournalVersion < _version)
                    findings.Add(FindingKind.Figure, $"{partnerId} was shown at version {_version}, then at {answer.JournalVersion}");
                _version = Math.Max(_version, answer.JournalVersion);
                interruptions.OnAnswer(partnerId);
            }
            catch (RpcException exception)
            {
                failures.AddOrUpdate(Refused.Of(exception)?.Reason ?? exception.StatusCode.ToString(), 1, (_, count) => count + 1);
            }
    }
}
