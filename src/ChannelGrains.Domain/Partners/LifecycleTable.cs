using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using static ChannelGrains.Domain.Partners.LifecycleCommand;
using static ChannelGrains.Domain.Partners.LifecycleState;

namespace ChannelGrains.Domain.Partners;

/// <summary>The lifecycle of partners: what may be done in which state, and where it leads. What is not a line of it is refused.</summary>
public static class LifecycleTable
{
    public static readonly ImmutableArray<LifecycleStep> Steps =
    [
        new(Prospect, Score, Prospect, "points for each selection criterion"),
        new(Prospect, Advance, Qualified, "evidence; a latest score that passes"),
        new(Prospect, Terminate, Terminated, "a reason"),

        new(Qualified, Plan, Qualified, "a summary"),
        new(Qualified, Advance, Negotiating, "evidence; a cooperation plan"),
        new(Qualified, Terminate, Terminated, "a reason"),

        new(Negotiating, Plan, Negotiating, "a summary"),
        new(Negotiating, Advance, Contracted, "evidence; a signed agreement"),
        new(Negotiating, Terminate, Terminated, "a reason"),

        new(Contracted, Advance, Active, "evidence"),
        new(Contracted, Terminate, Terminated, "a reason"),

        new(Active, Suspend, Suspended, "a reason"),
        new(Active, Terminate, Terminated, "a reason"),

        new(Suspended, Resume, Active, "a reason"),
        new(Suspended, Terminate, Terminated, "a reason"),
    ];

    /// <summary>Where a command leads from a state; null where it is not allowed.</summary>
    public static LifecycleStep? Find(LifecycleState from, LifecycleCommand command)
    {
        foreach (var step in Steps)
            if (step.From == from && step.Command == command)
                return step;
        return null;
    }

    /// <summary>The name of a state on the wire.</summary>
    public static string Name(LifecycleState state) => state.ToString().ToUpperInvariant();

    /// <summary>Null where a command is allowed on a day, else PARTNER_STATE, which names what is.</summary>
    public static Refusal? Check(PartnerLife life, LifecycleCommand command, BusinessDay today)
    {
        var state = life.StateOn(today);
        return Find(state, command) is null ? Refuse(life, today, $"{command} is not for a partner that is {Name(state)}") : null;
    }

    /// <summary>PARTNER_STATE with what is wrong, and what is allowed on a day.</summary>
    internal static Refusal Refuse(PartnerLife life, BusinessDay today, string wrong)
    {
        var state = life.StateOn(today);
        var allowed = Steps.Where(step => step.From == state).Select(step => step.To == state ? $"{step.Command}" : $"{step.Command} to {Name(step.To)}").ToList();
        return Refusal.FailedPrecondition("PARTNER_STATE",
            $"{wrong}. Partner {life.PartnerId} is {Name(state)} on {today}: allowed {(allowed.Count == 0 ? "is nothing more" : "are " + string.Join(", ", allowed))}.") with
        {
            Metadata = new Dictionary<string, string> { ["state"] = Name(state), ["allowed"] = string.Join(",", Steps.Where(step => step.From == state).Select(step => step.Command)) },
        };
    }
}
