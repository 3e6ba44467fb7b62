using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Programmes;

internal sealed class ProgrammeState : IJournalledState
{
    public Programme Programme { get; set; } = Programme.Default;

    public DevelopmentPlans Plans { get; } = new();

    public SellingCalendar SellingDays { get; set; } = SellingCalendar.Empty;

    public RequestLog Requests { get; } = new();
}
