namespace ChannelGrains.Grains.Compliance;

/// <summary>How the journal of the requirements is called.</summary>
internal static class ComplianceKeys
{
    public const string Requirements = "compliance";
}
