namespace ChannelGrains.Dashboard.Audit;

/// <summary>Names the texts of this folder.</summary>
internal sealed class AuditTexts;
