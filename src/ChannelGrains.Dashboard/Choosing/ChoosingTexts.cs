namespace ChannelGrains.Dashboard.Choosing;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ChoosingTexts;
