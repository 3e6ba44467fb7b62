using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>What a rule has somebody do for a cause.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Cause">Names the fact that causes it, unique within kind and partner, as obligation:report:2026-03-31: what happens anew has another one.</param>
/// <param name="Title">What is to be done; cut to <see cref="ActionLimits.MaxTitleBytes"/>.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="Owner">Who is to do it; empty is nobody.</param>
/// <param name="Due">Until when.</param>
/// <param name="Region">The region of one of the programme.</param>
/// <param name="Proof">What must show that it was done.</param>
[GenerateSerializer, Immutable]
public sealed record CauseAction(
    [property: Id(0)] ActionKind Kind, [property: Id(1)] string Cause, [property: Id(2)] string Title, [property: Id(3)] ActionPriority Priority, [property: Id(4)] string Owner,
    [property: Id(5)] ActionDue Due, [property: Id(6)] string Region = "",
    [property: Id(7)] ActionProof Proof = ActionProof.Unspecified)
{
    /// <summary>One of a partner, with the owner and the days that the rules give.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="cause">Names the fact that causes it.</param>
    /// <param name="title">What is to be done.</param>
    /// <param name="priority">How much it matters.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="timeline">The partner.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public static CauseAction Of(ActionKind kind, string cause, string title, ActionPriority priority, ActionRules rules, PartnerTimeline timeline, long nowMicros) =>
        new(kind, cause, title, priority, rules.Of(kind).Owner, rules.DueOf(kind, priority, timeline, timeline.DayOf(nowMicros)));

    /// <summary>The fact that opens it; null when the cause has opened one already, closed or not, or when as many are not closed as there may be: then it is opened when
    /// the rule is looked at again.</summary>
    /// <param name="book">The actions of the partner or programme; null for none.</param>
    /// <param name="most">How many may be not closed.</param>
    public ActionOpened? Open(ActionBook? book, int most = ActionLimits.MaxLive) => book is not null && (book.Live.Count >= most || book.HasOpened(Kind, Cause))
        ? null
        : new ActionOpened(
            ActionIds.Of(Kind, Cause), Kind, Cut(Title), Cause, (book?.OccurrencesOf(Kind) ?? 0) + 1, Region, Priority, Owner, Due.AtMicros, Due.On, Proof);

    /// <summary>The first characters of a text that have no more bytes than a title may.</summary>
    private static string Cut(string title)
    {
        var (length, bytes) = (0, 0);
        foreach (var rune in title.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > ActionLimits.MaxTitleBytes)
                break;
            length += rune.Utf16SequenceLength;
        }
        return title[..length];
    }
}
