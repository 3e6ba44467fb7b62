using Microsoft.AspNetCore.Components;

namespace ChannelGrains.Dashboard.Explaining;

/// <summary>An explainer by its component.</summary>
internal sealed record Explainer<TComponent>(string Kind) : IExplainer
    where TComponent : IComponent
{
    public Type Component => typeof(TComponent);
}
