using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>What was stated of a partner's risk. Not for several threads at once.</summary>
public sealed class RiskBook
{
    private readonly SortedDictionary<RiskFactorKind, RiskMute> _mutes = [];

    /// <summary>The level that was stated last, and its factors.</summary>
    public RiskStanding Standing { get; private set; } = RiskStanding.None;

    /// <summary>The score that was stated last.</summary>
    public decimal Score { get; private set; }

    /// <summary>Version of the record that stated the level; 0 for none.</summary>
    public long LevelVersion { get; private set; }

    /// <summary>Since when the level holds, microseconds since 1970-01-01 UTC: it may be stated again as other factors rise.</summary>
    public long LevelAtMicros { get; private set; }

    /// <summary>Version of the record since which the level holds; 0 for none.</summary>
    public long LevelSince { get; private set; }

    /// <summary>The hold on payments; null for none.</summary>
    public RiskHold? Hold { get; private set; }

    /// <summary>Version of the record that set or released a hold last; 0 for none.</summary>
    public long HoldVersion { get; private set; }

    /// <summary>The mutes by factor, those that are over too until the factor is muted anew.</summary>
    public IReadOnlyCollection<RiskMute> Mutes => _mutes.Values;

    public RiskLevel Level => Standing.Level == RiskLevel.Unspecified ? RiskLevel.Low : Standing.Level;

    public RiskMute? MuteOf(RiskFactorKind kind) => _mutes.GetValueOrDefault(kind);

    /// <summary>The mutes that hold on a day, as <see cref="RiskInputs.Mutes"/>.</summary>
    public IReadOnlyDictionary<RiskFactorKind, BusinessDay> MutesOn(BusinessDay today) =>
        _mutes.Values.Where(mute => today < mute.Until).ToDictionary(mute => mute.Kind, mute => mute.Until);

    /// <summary>The fold. A fact that does not fit the book, which no decision makes, throws <see cref="InvalidOperationException"/>.</summary>
    /// <param name="fact">What was stated.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    /// <param name="atMicros">When, microseconds since 1970-01-01 UTC.</param>
    public void Apply(RiskFact fact, long version, long atMicros)
    {
        switch (fact)
        {
            case RiskLevelChanged changed:
                var isNew = changed.From != changed.To;
                SetLevel(new RiskStanding(changed.To, changed.Factors), changed.Score, version, isNew ? version : LevelSince, isNew ? atMicros : LevelAtMicros);
                break;
            case RiskFactorMuted muted:
                Set(new RiskMute(muted.Kind, muted.Until, muted.Reason));
                break;
            case RiskFactorUnmuted unmuted when _mutes.Remove(unmuted.Kind):
                break;
            case RiskHoldSet held when Hold is null:
                Set(new RiskHold(held.Reason, version, atMicros), version);
                break;
            case RiskHoldReleased when Hold is not null:
                Set(null, version);
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} does not fit what was stated of the partner's risk.");
        }
    }

    /// <summary>Puts the level as a snapshot has it.</summary>
    public void SetLevel(RiskStanding standing, decimal score, long version, long since, long atMicros) =>
        (Standing, Score, LevelVersion, LevelSince, LevelAtMicros) = (standing, score, version, since, atMicros);

    /// <summary>Puts a mute as a snapshot has it.</summary>
    public void Set(RiskMute mute) => _mutes[mute.Kind] = mute;

    /// <summary>Puts the hold as a snapshot has it.</summary>
    public void Set(RiskHold? hold, long version) => (Hold, HoldVersion) = (hold, version);
}
