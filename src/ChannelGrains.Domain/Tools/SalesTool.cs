using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Tools;

/// <summary>A version of a sales tool.</summary>
/// <param name="ToolId">Its id.</param>
/// <param name="DefaultLanguage">In which it has a title in any case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Category">What it is for; empty for nothing in particular.</param>
/// <param name="From">First business day on which it may be used; null is since ever.</param>
/// <param name="Until">Last one; null is without end.</param>
/// <param name="Sha256">SHA-256 of its content; empty for none.</param>
/// <param name="Url">Where it is; empty for nowhere.</param>
/// <param name="Version">Which version, from 1 on.</param>
[GenerateSerializer, Immutable]
public sealed record SalesTool(
    [property: Id(0)] string ToolId, [property: Id(1)] string DefaultLanguage, [property: Id(2)] LocalText Title, [property: Id(3)] string Category, [property: Id(4)] BusinessDay? From,
    [property: Id(5)] BusinessDay? Until, [property: Id(6)] string Sha256, [property: Id(7)] string Url, [property: Id(8)] int Version)
{
    public bool IsValidOn(BusinessDay day) => !(day < From) && !(day > Until);
}
