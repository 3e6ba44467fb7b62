namespace ChannelGrains.Dashboard.Ledgers;

/// <summary>Names the texts of this folder.</summary>
internal sealed class LedgersTexts;
