using System.Collections.Concurrent;
using ChannelGrains.Targets.V1;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Reads how sales stand to targets, several at once.</summary>
internal sealed class PaceReader(TargetService.TargetServiceClient client)
{
    private const int AskedAtOnce = 16;

    /// <summary>What the server refuses is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<(string Scope, string Period), Pace>> ReadAsync(IEnumerable<(string Scope, string Period)> asked)
    {
        var paces = new ConcurrentDictionary<(string, string), Pace>();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce }, async (one, cancellationToken) =>
        {
            try
            {
                paces[one] = (await client.GetPaceAsync(new GetPaceRequest { Scope = ScopeId.Read(one.Scope), Period = one.Period }, cancellationToken: cancellationToken)).Pace;
            }
            catch (RpcException)
            {
                // It has no pace that can be shown, as a week of what is not a partner's.
            }
        });
        return paces;
    }
}
