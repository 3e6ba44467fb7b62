using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What is said of a requirement that is not met.</summary>
internal static class ComplianceWords
{
    public static string Of(ComplianceStatus status) => $"Requirement {status.Requirement.Id}, {status.Requirement.Title}, is {(status.Requirement.Certificates is { } need ? OfCertificates(status, need) : OfShown(status))}";

    private static string OfShown(ComplianceStatus status) =>
        $"{(status.State == ComplianceState.Expired ? $"EXPIRED: what showed it, {status.Shown?.Recorded.Evidence}, ended on {status.Until}" : "MISSING")}. Record what shows it.";

    private static string OfCertificates(ComplianceStatus status, CertificateNeed need) =>
        $"{(status.State == ComplianceState.Expired ? $"EXPIRED: it was met until {status.Until}" : "MISSING")}. {status.CertifiedPersons} of {need.Count} persons hold certificate {need.Code}: have others pass the test.";
}
