using Microsoft.AspNetCore.Components;

namespace ChannelGrains.Dashboard.Explaining;

/// <summary>Shows what figures of one kind are made of, beside the page: numerator, denominator, rule, transactions.</summary>
internal interface IExplainer
{
    /// <summary>The kind: the first part of what <c>explain</c> says in an address.</summary>
    string Kind { get; }

    /// <summary>The component that shows it; it takes the other parts as its parameter <c>Of</c>.</summary>
    Type Component { get; }
}
