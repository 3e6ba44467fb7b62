namespace ChannelGrains.Dashboard.Live;

/// <summary>Names the texts of this folder.</summary>
internal sealed class LiveTexts;
