using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Tests.Partners;

namespace ChannelGrains.Domain.Tests.Actions;

/// <summary>Actions for tests, which begin at noon UTC of a day.</summary>
internal static class Acting
{
    public const long Hour = 3_600_000_000;

    public const string Partner = "p-1";

    public static readonly BusinessDay Today = BusinessDay.Of(2026, 3, 5);

    public static readonly long Now = (Today.DaysSinceEpoch * 24L + 12) * Hour;

    public static readonly ActionCalendar Utc = ActionCalendar.Of("Etc/UTC");

    public static readonly ActionSurroundings Around = new([], "CNY", Today);

    public static OpenAction Command(string id = "A-1") => new(id, ActionKind.Unspecified, "call", "", "", ActionPriority.Unspecified, "", null, null);

    public static ActionOpened Opened(string id = "A-1", long dueAt = 0, string owner = "", ActionKind kind = ActionKind.Task) =>
        new(id, kind, "call", "", 0, "", ActionPriority.Medium, owner, dueAt == 0 ? Now + 24 * Hour : dueAt, Today.AddDays(1));

    public static CauseAction Cause(string cause, ActionKind kind = ActionKind.Complaint) => new(kind, cause, "answer it", ActionPriority.High, "", ActionDue.EndOf("Etc/UTC", Today.AddDays(7)));

    /// <summary>An active partner in a region.</summary>
    public static PartnerTimeline Timeline(string region) => PartnerLife.Apply(null, new CreatePartner(
        Partner, Example.Particulars with { Region = region, ChannelType = ChannelType.Direct, TimeZone = "Etc/UTC" }, LifecycleState.Active, null).Decide(null, Programme.Default, Now).Require(), Now, 1).Timeline;
}
