using System.ComponentModel.DataAnnotations;
using ChannelGrains.Domain.Discipline;

namespace ChannelGrains.Grains.Discipline;

/// <summary>Rules of the company's own discipline, from configuration section <c>ChannelGrains:Discipline</c>.</summary>
public sealed class DisciplineOptions
{
    /// <summary>What a gift may be worth, in units of the programme's currency, that is kept or given without a decision of somebody else.</summary>
    [Range(typeof(decimal), "0", "1000000000")]
    public decimal GiftLimit { get; set; } = DisciplineLimits.DefaultGiftLimit;
}
