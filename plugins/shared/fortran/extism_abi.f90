! extism_abi.f90 - the guest's side of the Extism ABI for Fortran, without its run-time library:
! no input and output statements, no allocation, no comparison of texts. Text is put together in
! the host's kernel memory; an address in it is an integer of kind c_int64_t, and 0 is "no block".
module extism_abi
  use iso_c_binding, only: i4 => c_int32_t, i8 => c_int64_t
  implicit none

  interface
    ! A new block, 0 for none; its length; and what is in it.
    function alloc(length) bind(c, name="f_alloc")
      import; integer(i8), value :: length; integer(i8) :: alloc
    end function
    function length_of(block) bind(c, name="f_length")
      import; integer(i8), value :: block; integer(i8) :: length_of
    end function
    function load_u8(address) bind(c, name="f_load_u8")
      import; integer(i8), value :: address; integer(i4) :: load_u8
    end function
    function load_u64(address) bind(c, name="f_load_u64")
      import; integer(i8), value :: address; integer(i8) :: load_u64
    end function
    subroutine store_u8(address, byte) bind(c, name="f_store_u8")
      import; integer(i8), value :: address; integer(i4), value :: byte
    end subroutine
    subroutine store_u64(address, word) bind(c, name="f_store_u64")
      import; integer(i8), value :: address, word
    end subroutine

    ! The call's input, output and error.
    function input_length() bind(c, name="f_input_length")
      import; integer(i8) :: input_length
    end function
    function input_load_u8(index) bind(c, name="f_input_load_u8")
      import; integer(i8), value :: index; integer(i4) :: input_load_u8
    end function
    function input_load_u64(index) bind(c, name="f_input_load_u64")
      import; integer(i8), value :: index; integer(i8) :: input_load_u64
    end function
    subroutine output_set(address, length) bind(c, name="f_output_set")
      import; integer(i8), value :: address, length
    end subroutine
    subroutine error_set(message) bind(c, name="f_error_set")
      import; integer(i8), value :: message
    end subroutine

    ! All of these free the blocks they are given.
    function config_get(key) bind(c, name="f_config_get")
      import; integer(i8), value :: key; integer(i8) :: config_get
    end function
    function var_get(key) bind(c, name="f_var_get")
      import; integer(i8), value :: key; integer(i8) :: var_get
    end function
    subroutine var_set(key, val) bind(c, name="f_var_set")
      import; integer(i8), value :: key, val
    end subroutine
    function http_request(request, body) bind(c, name="f_http_request")
      import; integer(i8), value :: request, body; integer(i8) :: http_request
    end function
    function http_status_code() bind(c, name="f_http_status_code")
      import; integer(i4) :: http_status_code
    end function
    subroutine log_trace(message) bind(c, name="f_log_trace")
      import; integer(i8), value :: message
    end subroutine
    subroutine log_debug(message) bind(c, name="f_log_debug")
      import; integer(i8), value :: message
    end subroutine
    subroutine log_info(message) bind(c, name="f_log_info")
      import; integer(i8), value :: message
    end subroutine
    subroutine log_warn(message) bind(c, name="f_log_warn")
      import; integer(i8), value :: message
    end subroutine
    subroutine log_error(message) bind(c, name="f_log_error")
      import; integer(i8), value :: message
    end subroutine
    function get_log_level() bind(c, name="f_get_log_level")
      import; integer(i4) :: get_log_level
    end function

    subroutine trap() bind(c, name="f_trap")
    end subroutine
  end interface

contains

  ! ---- Building text: every put_... writes at `at` and moves it behind what it wrote. ----------

  subroutine put_byte(at, byte)
    integer(i8), intent(inout) :: at
    integer(i4), intent(in) :: byte
    call store_u8(at, byte)
    at = at + 1
  end subroutine

  subroutine put_text(at, text)
    integer(i8), intent(inout) :: at
    character(*), intent(in) :: text
    integer :: i
    do i = 1, len(text)
      call put_byte(at, ichar(text(i:i)))
    end do
  end subroutine

  ! The input from index `first` up to, but without, index `end`.
  subroutine put_input(at, first, end)
    integer(i8), intent(inout) :: at
    integer(i8), intent(in) :: first, end
    integer(i8) :: i
    i = first
    do while (end - i >= 8)
      call store_u64(at, input_load_u64(i))
      at = at + 8
      i = i + 8
    end do
    do while (i < end)
      call put_byte(at, input_load_u8(i))
      i = i + 1
    end do
  end subroutine

  ! A whole block.
  subroutine put_block(at, block)
    integer(i8), intent(inout) :: at
    integer(i8), intent(in) :: block
    integer(i8) :: from, end
    from = block
    end = block + length_of(block)
    do while (end - from >= 8)
      call store_u64(at, load_u64(from))
      at = at + 8
      from = from + 8
    end do
    do while (from < end)
      call put_byte(at, load_u8(from))
      from = from + 1
    end do
  end subroutine

  ! A number in decimal, `decimal_length(number)` bytes. Its digits are taken from the negative
  ! number, since the lowest has no positive twin.
  subroutine put_decimal(at, number)
    integer(i8), intent(inout) :: at
    integer(i8), intent(in) :: number
    integer(i8) :: rest, digit, end
    if (number < 0) call store_u8(at, ichar("-"))
    at = at + decimal_length(number)
    rest = merge(number, -number, number < 0)
    end = at
    do
      digit = -mod(rest, 10_i8)
      end = end - 1
      call store_u8(end, ichar("0") + int(digit, i4))
      rest = rest / 10
      if (rest == 0) exit
    end do
  end subroutine

  function decimal_length(number) result(length)
    integer(i8), intent(in) :: number
    integer(i8) :: length, rest
    length = merge(1_i8, 0_i8, number < 0)
    rest = number
    do
      length = length + 1
      rest = rest / 10
      if (rest == 0) exit
    end do
  end function

  ! ---- Whole values ----------------------------------------------------------------------------

  ! A new block with a part of the input, 0 if that is empty.
  function input_part(first, end) result(block)
    integer(i8), intent(in) :: first, end
    integer(i8) :: block, at
    block = alloc(end - first)
    at = block
    call put_input(at, first, end)
  end function

  function input_block() result(block)
    integer(i8) :: block
    block = input_part(0_i8, input_length())
  end function

  ! ---- What an export returns ------------------------------------------------------------------

  ! No output is also the empty output.
  function output(block) result(code)
    integer(i8), intent(in) :: block
    integer(i4) :: code
    if (length_of(block) > 0) call output_set(block, length_of(block))
    code = 0
  end function

  function output_decimal(number) result(code)
    integer(i8), intent(in) :: number
    integer(i8) :: block, at
    integer(i4) :: code
    block = alloc(decimal_length(number))
    at = block
    call put_decimal(at, number)
    code = output(block)
  end function

  ! Sets the error text: a text, and the input up to, but without, index `end`.
  function fail_with(text, end) result(code)
    character(*), intent(in) :: text
    integer(i8), intent(in) :: end
    integer(i8) :: block, at
    integer(i4) :: code
    block = alloc(len(text, i8) + end)
    at = block
    call put_text(at, text)
    call put_input(at, 0_i8, end)
    call error_set(block)
    code = 1
  end function
end module
