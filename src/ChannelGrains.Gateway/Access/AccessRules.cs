using System.Collections.Frozen;
using ChannelGrains.Protocol;

namespace ChannelGrains.Gateway.Access;

/// <summary>Who may call which method, read from the options that stand with the methods in the protos.</summary>
internal static class AccessRules
{
    private static readonly FrozenDictionary<string, AccessRule> ByMethod =
        ApiMethods.All.ToFrozenDictionary(ApiMethods.PathOf, AccessRule.Of, StringComparer.Ordinal);

    /// <summary>The rule of a method by its full name, as <c>/channelgrains.kpi.v1.KpiService/GetPartnerKpis</c>.</summary>
    public static AccessRule For(string method) => ByMethod.GetValueOrDefault(method, AccessRule.AdminsOnly);

    /// <summary>Health and reflection name nobody and need nobody.</summary>
    public static bool IsOpen(string method) => method.StartsWith("/grpc.", StringComparison.Ordinal);
}
