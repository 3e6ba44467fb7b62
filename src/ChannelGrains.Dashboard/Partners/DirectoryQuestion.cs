using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What the directory is asked, by what its address says.</summary>
internal static class DirectoryQuestion
{
    private const string Last = "-last";

    public static IReadOnlyList<(PartnerOrder Order, bool IsDescending, string Value)> Orders { get; } =
    [
        (PartnerOrder.PartnerId, false, "id"), (PartnerOrder.PartnerId, true, "id" + Last), (PartnerOrder.DisplayName, false, "name"),
        (PartnerOrder.DisplayName, true, "name" + Last), (PartnerOrder.CreatedAt, false, "created"), (PartnerOrder.CreatedAt, true, "created" + Last),
    ];

    /// <param name="chosen">What the address says of a name; null where it says nothing.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="token">Of the page before.</param>
    public static ListPartnersRequest Page(Func<string, string?> chosen, int size, string token)
    {
        var (order, isDescending, _) = Orders.FirstOrDefault(order => order.Value == chosen("order"), Orders[0]);
        return new()
        {
            State = Terms.Read<PartnerState>(chosen("state")),
            ChannelType = Terms.Read<ChannelType>(chosen("type")),
            Region = chosen("region") ?? "",
            Band = chosen("band") ?? "",
            OrderBy = order,
            Descending = isDescending,
            PageSize = size,
            PageToken = token,
        };
    }
}
