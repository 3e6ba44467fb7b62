namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ComplianceTexts;
