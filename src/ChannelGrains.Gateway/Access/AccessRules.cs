using System.Collections.Frozen;
using System.Reflection;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Access;

/// <summary>Who may call which method, read from the options that stand with the methods in the protos.</summary>
internal static class AccessRules
{
    private static readonly FrozenDictionary<string, AccessRule> ByMethod = Services().SelectMany(service => service.Methods)
        .ToFrozenDictionary(method => $"/{method.Service.FullName}/{method.Name}", AccessRule.Of, StringComparer.Ordinal);

    /// <summary>The rule of a method by its full name, as <c>/channelgrains.kpi.v1.KpiService/GetPartnerKpis</c>.</summary>
    public static AccessRule For(string method) => ByMethod.GetValueOrDefault(method, AccessRule.AdminsOnly);

    /// <summary>Health and reflection name nobody and need nobody.</summary>
    public static bool IsOpen(string method) => method.StartsWith("/grpc.", StringComparison.Ordinal);

    private static IEnumerable<ServiceDescriptor> Services() =>
        from type in typeof(IngestService).Assembly.GetExportedTypes()
        let property = type.GetProperty(nameof(IngestService.Descriptor), BindingFlags.Public | BindingFlags.Static)
        where property?.PropertyType == typeof(ServiceDescriptor)
        select (ServiceDescriptor)property.GetValue(null)!;
}
