namespace ChannelGrains.Client;

/// <summary>One field of a request that the server did not accept.</summary>
/// <param name="Field">Path of the field, as in <c>partner.region</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Field, string Description);
