using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Voices;

/// <summary>What customers say of one partner on one day: a pure function of the seed.</summary>
/// <param name="Scores">Answers to the day's survey, 1 to 5.</param>
/// <param name="ComplaintAt">When a complaint comes; null on most days.</param>
/// <param name="AnsweredAfter">How long its answer takes: mostly less than the two days that it may.</param>
internal sealed record DayVoices(IReadOnlyList<int> Scores, DateTimeOffset? ComplaintAt, TimeSpan AnsweredAfter)
{
    /// <summary>Days after a complaint on which its answer may come.</summary>
    public const int LongestAnswerDays = 3;

    private const int MostAnswers = 2;
    private const double ComplaintChance = 0.06;

    public DateTimeOffset? AnsweredAt => ComplaintAt + AnsweredAfter;

    public static DayVoices Of(int seed, FleetPartner partner, DateOnly day)
    {
        var dice = Dice.For(seed, partner.Id + " voices", day.DayNumber);
        // Some partners please more than others do.
        var pleased = 0.8 + (0.02 * (partner.Place % 10));
        int[] scores = [.. Enumerable.Range(0, 1 + dice.Next(MostAnswers)).Select(_ => dice.Happens(pleased) ? 4 + dice.Next(2) : 1 + dice.Next(3))];
        var complaint = dice.Happens(ComplaintChance) ? BeijingTime.At(day, dice.Between(TimeSpan.FromHours(9), TimeSpan.FromHours(19))) : (DateTimeOffset?)null;
        return new DayVoices(scores, complaint, dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(56)));
    }
}
