using ChannelGrains.Access.V1;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>A page in the navigation, the search and the shortcuts.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its name, a key of the shell's texts or of <paramref name="Texts"/>.</param>
/// <param name="Texts">Names the resource of its title.</param>
/// <param name="Shortcut">The letter after <c>g</c> that leads there.</param>
/// <param name="Order">Its place in the navigation.</param>
/// <param name="Roles">Who may see it, beside admins; empty is everybody.</param>
/// <param name="IsOverAll">Whether it is over all partners, so that who is held to some does not see it.</param>
internal sealed record PageEntry(string Path, string Title, Type Texts, char Shortcut, int Order, IReadOnlyList<Role> Roles, bool IsOverAll = true);
