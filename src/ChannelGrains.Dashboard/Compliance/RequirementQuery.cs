using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Naming;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Which requirements were chosen, as it stands in an address.</summary>
internal static class RequirementQuery
{
    public static IEnumerable<Requirement> Of(IEnumerable<Requirement> all, Func<string, string?> chosen)
    {
        var (kind, gate) = (Terms.Read<RequirementKind>(chosen("kind")), Terms.Read<ComplianceGate>(chosen("gate")));
        return all.Where(one => one.Retired == (chosen("retired") == "true") && (kind == default || one.Kind == kind) && (gate == default || one.Gates.Contains(gate)));
    }
}
