using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Actions;

/// <summary>What somebody must do for the programme, and the rules of all actions; the key is <see cref="ProgrammeActionsKey.Programme"/>. Every answer carries the commit that it must
/// not leave before.</summary>
public interface IProgrammeActionsGrain : IGrainWithStringKey
{
    /// <param name="command">What to open.</param>
    /// <param name="timeZone">The programme's.</param>
    /// <param name="request">The request.</param>
    Task<Answer<ActionReading>> Open(OpenAction command, string timeZone, RequestStamp request);

    /// <param name="method">Which call it is.</param>
    /// <param name="command">The step.</param>
    /// <param name="timeZone">The programme's.</param>
    /// <param name="request">The request.</param>
    Task<Answer<ActionReading>> Move(string method, MoveAction command, string timeZone, RequestStamp request);

    Task<Answer<ActionHistory>> Get(string actionId);

    /// <summary>Those that are not closed, by id.</summary>
    /// <param name="observer">Told, once, of a change after this answer; null when nobody watches.</param>
    Task<Answer<ProgrammeActions>> ReadLive(IChangeObserver? observer);

    /// <summary>The durable rules.</summary>
    Task<ActionRulesReading> ReadRules();

    Task<Answer<ActionRulesReading>> SetRules(SetActionRules command, RequestStamp request);

    /// <summary>Opens an action for a cause, where the cause has opened none yet.</summary>
    Task<Answer<OpenedForCause>> OpenFor(CauseAction cause);
}
