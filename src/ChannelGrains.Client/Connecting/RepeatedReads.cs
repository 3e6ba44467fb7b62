using ChannelGrains.Protocol;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace ChannelGrains.Client;

/// <summary>Has a channel make calls again that change nothing, where the server is gone or says that it does not know what came of them: at most three tries, within the caller's deadline. What changes
/// something is never sent again unasked: its caller knows whether it has an id.</summary>
internal static class RepeatedReads
{
    private const int Tries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(1);

    public static ServiceConfig Config { get; } = Make();

    private static ServiceConfig Make()
    {
        var reads = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = Tries,
                InitialBackoff = FirstPause,
                MaxBackoff = LongestPause,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in ApiMethods.All.Where(ApiMethods.IsRead))
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        return new ServiceConfig { MethodConfigs = { reads } };
    }
}
