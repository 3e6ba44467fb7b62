using System.Diagnostics;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>How long a cluster may take to be whole again before that is a finding.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>As a client does: what is unavailable is asked again.</summary>
    public static async Task AskAsync(Func<Task> ask)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
            try
            {
                await ask();
                return;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && Stopwatch.GetElapsedTime(started) < Limit)
            {
                await Pacing.Moment(Glance);
            }
    }
}
