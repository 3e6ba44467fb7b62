using System.Globalization;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Risk;
using Wire = ChannelGrains.Risks.V1;

namespace ChannelGrains.Gateway.Risk;

/// <summary>Risk between the wire and the domain.</summary>
internal static class RiskMessages
{
    /// <summary>The filter; INVALID_ARGUMENT RISK_LEVEL, CHANNEL_TYPE, or what a region may not be.</summary>
    public static RiskFilter ToFilter(Wire.RiskLevel level, string region, ChannelGrains.Partners.V1.ChannelType channelType, bool heldOnly)
    {
        var filter = new RiskFilter((RiskLevel)level, (ChannelType)channelType, region, heldOnly);
        var refusal = Enum.IsDefined(filter.Level) ? null : Refusal.InvalidArgument("RISK_LEVEL", "level must be one of the enum's levels, or unspecified.", "level");
        refusal ??= Enum.IsDefined(filter.ChannelType) ? null : Refusal.InvalidArgument("CHANNEL_TYPE", "channel_type must be one of the enum's types, or unspecified for all.", "channel_type");
        refusal ??= region.Length == 0 ? null : RegionPaths.Validate(region, "region");
        return refusal is null ? filter : throw RefusalStatus.ToException(refusal);
    }

    public static string ToToken(RiskPlace place) => string.Create(CultureInfo.InvariantCulture, $"{(int)place.Level} {place.ScoreMillionths} {place.PartnerId}");

    /// <summary>The place of a token that <see cref="ToToken"/> made; null for an empty one.</summary>
    public static RiskPlace? ToPlace(string token)
    {
        if (token.Length == 0)
            return null;
        var words = token.Split(' ');
        return new RiskPlace((RiskLevel)int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
    }

    public static Wire.PartnerRisk ToMessage(string partnerId, PartnerRiskReading risk)
    {
        var message = new Wire.PartnerRisk
        {
            PartnerId = partnerId,
            Level = (Wire.RiskLevel)risk.Level,
            Score = Text(risk.Score),
            Hold = risk.Hold is { } hold ? ToMessage(hold) : null,
            NextDue = Time(risk.NextDueMicros),
            RulesEtag = risk.RulesEtag,
        };
        message.Factors.AddRange(risk.Factors.Select(ToMessage));
        foreach (var factor in message.Factors.Where(factor => factor.Kind == Wire.RiskFactorKind.RedLine))
            factor.Evidence.AddRange(risk.RedLines);
        message.Mutes.AddRange(risk.Mutes.Select(ToMessage));
        if (risk.StatedVersion > 0)
        {
            message.Stated = new()
            {
                Level = (Wire.RiskLevel)risk.Stated.Level,
                Score = Text(risk.StatedScore),
                Since = Timestamps.FromMicros(risk.StatedSinceMicros),
                JournalVersion = risk.StatedVersion,
            };
            message.Stated.Factors.AddRange(risk.Stated.Factors.Select(ToMessage));
        }
        return message;
    }

    public static Wire.ListedRisk ToMessage(RiskListed listed) => new()
    {
        PartnerId = listed.PartnerId,
        Level = (Wire.RiskLevel)listed.Cell.Level,
        Score = Text(listed.Cell.Score),
        Since = Time(listed.Cell.SinceMicros > 0 ? listed.Cell.SinceMicros : null),
        GravestFactor = (Wire.RiskFactorKind)listed.Cell.Gravest,
        Held = listed.Cell.IsHeld,
        Region = listed.Cell.Region,
        ChannelType = (ChannelGrains.Partners.V1.ChannelType)listed.Cell.ChannelType,
    };

    public static Wire.RiskCount ToMessage(RiskCount count) => new()
    {
        Level = (Wire.RiskLevel)count.Level,
        Region = count.Region,
        ChannelType = (ChannelGrains.Partners.V1.ChannelType)count.ChannelType,
        Partners = count.Partners,
        Held = count.Held,
    };

    public static Wire.RiskEvent ToMessage(RecordedStatement statement)
    {
        var message = new Wire.RiskEvent { JournalVersion = statement.Version, RecordedAt = Timestamps.FromMicros(statement.AtMicros), Principal = statement.Principal };
        switch (statement.Fact)
        {
            case RiskLevelChanged changed:
                message.Level = new() { From = (Wire.RiskLevel)changed.From, To = (Wire.RiskLevel)changed.To, Score = Text(changed.Score) };
                message.Level.Factors.AddRange(changed.Factors.Select(ToMessage));
                break;
            case RiskFactorMuted muted:
                message.Mute = ToMessage(new RiskMute(muted.Kind, muted.Until, muted.Reason));
                break;
            case RiskFactorUnmuted unmuted:
                message.Unmute = new() { Kind = (Wire.RiskFactorKind)unmuted.Kind, Reason = unmuted.Reason };
                break;
            case RiskHoldSet held:
                message.HoldSet = held.Reason;
                break;
            case RiskHoldReleased released:
                message.HoldReleased = released.Reason;
                break;
            default:
                throw new InvalidOperationException($"{statement.Fact.GetType().Name} has no message.");
        }
        return message;
    }

    public static SetRiskRules ToCommand(Wire.RiskRules rules) => new(
        [
            .. rules.Factors.Select(rule => new RiskRuleSetting(
                (RiskFactorKind)rule.Kind, rule.Weight, rule.Start, rule.Full, rule.Hysteresis, rule.HardStop, rule.ExpiryDays)),
        ],
        rules.Bounds is { } bounds ? new(bounds.Medium, bounds.High, bounds.Critical, bounds.Hysteresis) : null,
        [.. rules.Measures.Select(measure => new RiskMeasure((RiskLevel)measure.Level, measure.Title, measure.DueDays))],
        rules.HoldAtCritical, rules.Etag);

    public static Wire.RiskRules ToMessage(RiskRulesReading reading)
    {
        var (rules, bounds) = (reading.Rules, reading.Rules.Bounds);
        var message = new Wire.RiskRules
        {
            Bounds = new() { Medium = Text(bounds.Medium), High = Text(bounds.High), Critical = Text(bounds.Critical), Hysteresis = Text(bounds.Hysteresis) },
            HoldAtCritical = rules.IsHeldAtCritical,
            Etag = reading.Etag,
            SetAt = Time(reading.Version > 0 ? reading.SetAtMicros : null),
            SetBy = reading.SetBy,
        };
        message.Factors.AddRange(rules.Factors.Select(ToMessage));
        message.Measures.AddRange(rules.Measures.Select(measure => new Wire.RiskMeasure { Level = (Wire.RiskLevel)measure.Level, Title = measure.Title, DueDays = measure.DueDays }));
        return message;
    }

    private static Wire.RiskRule ToMessage(RiskRule rule) => new()
    {
        Kind = (Wire.RiskFactorKind)rule.Kind,
        Weight = Text(rule.Weight),
        Start = Text(rule.Start),
        Full = Text(rule.Full),
        Hysteresis = Text(rule.Hysteresis),
        HardStop = rule.IsHardStop,
        ExpiryDays = rule.ExpiryDays,
    };

    private static Wire.RiskFactor ToMessage(RiskFactor factor) => new()
    {
        Kind = (Wire.RiskFactorKind)factor.Kind,
        Observed = Text(factor.Observed),
        Threshold = Text(factor.Threshold),
        Weight = Text(factor.Weight),
        Contribution = Text(factor.Contribution),
        Score = Text(factor.Score),
        Raised = factor.IsRaised,
        Since = Time(factor.SinceMicros),
        LastSeen = Time(factor.LastSeenMicros),
        MutedUntil = factor.MutedUntil?.ToString() ?? "",
    };

    private static Wire.RiskMute ToMessage(RiskMute mute) => new() { Kind = (Wire.RiskFactorKind)mute.Kind, Until = mute.Until.ToString(), Reason = mute.Reason };

    private static Wire.RiskHold ToMessage(RiskHold hold) => new() { Reason = hold.Reason, SetAt = Timestamps.FromMicros(hold.SetAtMicros), JournalVersion = hold.Version };

    private static Google.Protobuf.WellKnownTypes.Timestamp? Time(long? micros) => micros is { } known ? Timestamps.FromMicros(known) : null;

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
