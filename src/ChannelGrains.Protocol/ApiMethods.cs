using System.Reflection;
using ChannelGrains.Ingest.V1;
using Google.Api;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Protocol;

/// <summary>The methods of the API, as their protos describe them.</summary>
public static class ApiMethods
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. from type in typeof(IngestService).Assembly.GetExportedTypes()
           let property = type.GetProperty(nameof(IngestService.Descriptor), BindingFlags.Public | BindingFlags.Static)
           where property?.PropertyType == typeof(ServiceDescriptor)
           from method in ((ServiceDescriptor)property.GetValue(null)!).Methods
           select method,
    ];

    /// <summary>A method's full name, as <c>/channelgrains.kpi.v1.KpiService/GetPartnerKpis</c>.</summary>
    public static string PathOf(MethodDescriptor method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return $"/{method.Service.FullName}/{method.Name}";
    }

    /// <summary>Whether a method surely changes nothing: it has one request and one answer, and REST asks for it by GET. So it may be called again where its answer is lost.</summary>
    public static bool IsRead(MethodDescriptor method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return !method.IsClientStreaming && !method.IsServerStreaming
            && method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)?.PatternCase == HttpRule.PatternOneofCase.Get;
    }
}
