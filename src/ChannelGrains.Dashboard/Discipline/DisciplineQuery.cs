using ChannelGrains.Dashboard.Compliance;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Discipline.V1;

namespace ChannelGrains.Dashboard.Discipline;

/// <summary>Which declarations and gifts were chosen, as it stands in an address.</summary>
internal static class DisciplineQuery
{
    public const int PageSize = 100;

    public static ListDeclarationsRequest Declarations(Func<string, string?> chosen, int pageSize) => new()
    {
        Of = chosen("of")?.Trim() is { Length: > 0 } of ? DeclarerEntry.Read(of) : null,
        Kind = Terms.Read<DeclarationKind>(chosen("kind")),
        PageSize = pageSize,
        PageToken = chosen("page") ?? "",
    };

    public static ListGiftsRequest Gifts(Func<string, string?> chosen, int pageSize) => new()
    {
        PartnerId = chosen("partner") ?? "",
        State = Terms.Read<GiftState>(chosen("state")),
        PageSize = pageSize,
        PageToken = chosen("page") ?? "",
    };
}
