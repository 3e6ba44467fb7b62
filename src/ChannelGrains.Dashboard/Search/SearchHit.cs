namespace ChannelGrains.Dashboard.Search;

/// <summary>Something that was found.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from others.</param>
/// <param name="Href">Where it is.</param>
internal sealed record SearchHit(string Title, string Detail, string Href);
