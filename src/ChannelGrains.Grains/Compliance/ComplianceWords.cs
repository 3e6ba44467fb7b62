using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What is said of a requirement that is not met.</summary>
internal static class ComplianceWords
{
    public static string Of(ComplianceStatus status)
    {
        var (requirement, how) = (status.Requirement, status.State == ComplianceState.Expired ? $"EXPIRED: what showed it, {status.Shown?.Recorded.Evidence}, ended on {status.Until}" : "MISSING");
        return $"Requirement {requirement.Id}, {requirement.Title}, is {how}. Record what shows it.";
    }
}
