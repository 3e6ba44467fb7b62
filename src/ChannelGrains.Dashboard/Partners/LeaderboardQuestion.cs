using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What the leaderboard is asked, by what its address says.</summary>
/// <param name="Period">Of whole months.</param>
/// <param name="Region">Empty is all.</param>
/// <param name="ChannelType">Empty is all.</param>
/// <param name="Category">Empty is all.</param>
/// <param name="Sort">Names a measure; net sales where it names none.</param>
/// <param name="IsAscending">The least first.</param>
internal sealed record LeaderboardQuestion(string Period, string Region, string ChannelType, string Category, string Sort, bool IsAscending)
{
    public ChannelScope Scope
    {
        get
        {
            var scope = new ChannelScope { Region = Region, ChannelType = Terms.Read<ChannelType>(ChannelType) };
            if (Category.Length > 0)
                scope.Category = Category;
            return scope;
        }
    }

    public LeaderboardOrder Order => Terms.Read<LeaderboardOrder>(Sort);

    public ListPartnerKpisRequest Page(int size, string token = "") => new()
    {
        Period = Period,
        Scope = Scope,
        OrderBy = Order,
        Ascending = IsAscending,
        PageSize = size,
        PageToken = token,
    };
}
