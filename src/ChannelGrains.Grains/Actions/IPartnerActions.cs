using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Actions;

/// <summary>What somebody must do for a partner. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerActions : IGrainExtension
{
    /// <param name="command">What to open.</param>
    /// <param name="rules">The rules that it goes by.</param>
    /// <param name="request">The request.</param>
    Task<Answer<ActionReading>> Open(OpenAction command, ActionRules rules, RequestStamp request);

    /// <param name="method">Which call it is.</param>
    /// <param name="command">The step.</param>
    /// <param name="request">The request.</param>
    Task<Answer<ActionReading>> Move(string method, MoveAction command, RequestStamp request);

    Task<Answer<ActionHistory>> Get(string actionId);

    /// <summary>Opens an action for a cause that is found elsewhere, where the cause has opened none yet.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="cause">Names the fact that causes it.</param>
    /// <param name="title">What is to be done.</param>
    /// <param name="priority">How much it matters.</param>
    /// <param name="rules">The rules that it goes by.</param>
    Task<Answer<OpenedForCause>> OpenFor(ActionKind kind, string cause, string title, ActionPriority priority, ActionRules rules);
}
