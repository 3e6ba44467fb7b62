using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Risk;

/// <summary>Reads what risk is told by beside the partner.</summary>
internal sealed class RiskSettings(JournalledRiskRules rules, JournalledCalendar calendar, IJournals journals)
{
    /// <summary>As it is now, durably.</summary>
    public async ValueTask<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var (days, programme) = await calendar.ReadSellingDaysAsync(journals, cancellationToken);
        return new Known(await rules.ReadAsync(cancellationToken), days, programme);
    }

    /// <summary>What is known.</summary>
    /// <param name="Rules">The rules.</param>
    /// <param name="Selling">The selling days.</param>
    /// <param name="ProgrammeVersion">Version of the programme's journal.</param>
    public sealed record Known(RiskRulesReading Rules, SellingCalendar Selling, long ProgrammeVersion)
    {
        /// <summary>Changes with either.</summary>
        public long Stamp => unchecked((Rules.Version * 1_000_000_007) + ProgrammeVersion);
    }
}
