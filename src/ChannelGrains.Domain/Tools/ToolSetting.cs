using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Tools;

/// <summary>A tool as a caller writes it.</summary>
/// <param name="ToolId">Its id.</param>
/// <param name="DefaultLanguage">A tag of BCP 47.</param>
/// <param name="Title">By language.</param>
/// <param name="Category">What it is for.</param>
/// <param name="From">yyyy-mm-dd, or empty.</param>
/// <param name="Until">Likewise.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
/// <param name="Url">Where it is.</param>
[GenerateSerializer, Immutable]
public sealed record ToolSetting(
    [property: Id(0)] string ToolId, [property: Id(1)] string DefaultLanguage, [property: Id(2)] IReadOnlyList<LanguageText> Title, [property: Id(3)] string Category, [property: Id(4)] string From,
    [property: Id(5)] string Until, [property: Id(6)] string Sha256, [property: Id(7)] string Url);
