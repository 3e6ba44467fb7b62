using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The company's one channel programme.</summary>
public interface IProgrammeGrain : IGrainWithStringKey
{
    Task<Answer<Programme>> Get();

    Task<Answer<Programme>> Update(UpdateProgramme command, RequestStamp request);

    Task<Answer<DevelopmentPlan>> SetPlan(SetDevelopmentPlan command, RequestStamp request);

    /// <summary>How far the channel is to be developed, by period id.</summary>
    /// <param name="observer">Told, once, when the programme changes after this answer; null when nobody watches.</param>
    Task<Answer<PlannedDevelopment>> ReadPlans(IChangeObserver? observer);

    /// <summary>The durable programme, for the gateway's calendar.</summary>
    Task<Programme> Read();

    /// <summary>The durable programme under which a partner is about to be created or an amount reported; its currency is fixed from then on.</summary>
    Task<Programme> AdmitAmounts();

    /// <summary>The durable programme, whose fiscal year and weeks are fixed from then on.</summary>
    /// <param name="principal">Who asks for what needs it.</param>
    /// <param name="cause">What that is, for people.</param>
    Task<Answer<Programme>> FixCalendar(string principal, string cause);

    Task<Answer<SellingDays>> SetSellingDays(SetSellingDays command, RequestStamp request);

    /// <summary>The durable selling days of all regions.</summary>
    Task<SellingCalendar> ReadSellingDays();
}
