using System.Reflection;
using ChannelGrains.Ingest.V1;
using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace ChannelGrains.Client;

/// <summary>Has calls that only read made again when the gateway ends, or the silo that was to answer: nothing comes of asking twice. What changes something is made again by who knows its
/// request id.</summary>
internal static class ReadRetries
{
    /// <summary>As many as gRPC allows; in all longer than it takes to find another gateway.</summary>
    private const int Attempts = 5;

    private static readonly RetryPolicy Policy = new()
    {
        MaxAttempts = Attempts,
        InitialBackoff = TimeSpan.FromMilliseconds(50),
        MaxBackoff = TimeSpan.FromSeconds(1),
        BackoffMultiplier = 3,
        RetryableStatusCodes = { StatusCode.Unavailable },
    };

    public static ServiceConfig Config { get; } = Make();

    /// <summary>Methods that REST has as GET.</summary>
    private static IEnumerable<MethodDescriptor> Reads =>
        from type in typeof(IngestService).Assembly.GetExportedTypes()
        let property = type.GetProperty(nameof(IngestService.Descriptor), BindingFlags.Public | BindingFlags.Static)
        where property?.PropertyType == typeof(ServiceDescriptor)
        from method in ((ServiceDescriptor)property.GetValue(null)!).Methods
        where !method.IsServerStreaming && method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { PatternCase: HttpRule.PatternOneofCase.Get }
        select method;

    private static ServiceConfig Make()
    {
        var reads = new MethodConfig { RetryPolicy = Policy };
        foreach (var method in Reads)
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        return new ServiceConfig { MethodConfigs = { reads } };
    }
}
