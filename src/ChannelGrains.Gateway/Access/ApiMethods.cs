using System.Reflection;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Access;

/// <summary>The methods of the API, as their protos describe them.</summary>
internal static class ApiMethods
{
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. from type in typeof(IngestService).Assembly.GetExportedTypes()
           let property = type.GetProperty(nameof(IngestService.Descriptor), BindingFlags.Public | BindingFlags.Static)
           where property?.PropertyType == typeof(ServiceDescriptor)
           from method in ((ServiceDescriptor)property.GetValue(null)!).Methods
           select method,
    ];

    /// <summary>A method's full name, as <c>/channelgrains.kpi.v1.KpiService/GetPartnerKpis</c>.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
