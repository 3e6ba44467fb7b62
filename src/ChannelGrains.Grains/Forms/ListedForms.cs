using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Grains.Forms;

/// <summary>A page of forms.</summary>
/// <param name="Forms">By id, in their latest versions.</param>
/// <param name="Last">The id that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedForms([property: Id(0)] IReadOnlyList<Form> Forms, [property: Id(1)] string Last);
