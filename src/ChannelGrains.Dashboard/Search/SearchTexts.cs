namespace ChannelGrains.Dashboard.Search;

/// <summary>Names the texts of this folder.</summary>
internal sealed class SearchTexts;
