using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Dashboard.Actions;

/// <summary>Which actions were chosen, as it stands in an address.</summary>
internal static class ActionQuery
{
    public const string Mine = "mine", Nobody = "nobody", Overdue = "overdue", Week = "week", Month = "month";

    private const int WeekDays = 7, MonthDays = 30;

    public static ActionFilter Of(Func<string, string?> chosen, string principal, Company company)
    {
        var filter = new ActionFilter
        {
            Owner = chosen("who") == Mine ? principal : chosen("owner") ?? "",
            Unassigned = chosen("who") == Nobody,
            Kind = Terms.Read<ActionKind>(chosen("kind")),
            Priority = Terms.Read<ActionPriority>(chosen("priority")),
            Overdue = chosen("due") == Overdue,
            Region = chosen("region") ?? "",
            ChannelType = Terms.Read<ChannelType>(chosen("type")),
            PartnerId = chosen("partner") ?? "",
        };
        if (chosen("due") is Week or Month)
            filter.DueBefore = Timestamp.FromDateTimeOffset(company.Zone.AtStartOfDay(company.Today.PlusDays(1 + (chosen("due") == Week ? WeekDays : MonthDays))).ToDateTimeOffset());
        if (Terms.Read<ActionState>(chosen("state")) is var state and not ActionState.Unspecified)
            filter.States.Add(state);
        return filter;
    }

    /// <summary>What is closed is not watched.</summary>
    public static bool IsClosed(ActionFilter filter) => filter.States.Any(state => state is ActionState.Verified or ActionState.Cancelled);
}
