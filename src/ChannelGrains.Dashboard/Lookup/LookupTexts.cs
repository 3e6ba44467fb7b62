namespace ChannelGrains.Dashboard.Lookup;

/// <summary>Names the texts of this folder.</summary>
internal sealed class LookupTexts;
